/** An object of a hand-made PDF: its text, or a dictionary and the bytes of its stream. */
export type HandMade = string | { readonly dictionary: string; readonly stream: Uint8Array };

/**
 * A PDF out of its objects, numbered from 1, with a right table of where they are. The first is the catalogue, the
 * second the page tree.
 * @param trailer further entries of the trailer
 */
export function handMadePdf(objects: readonly HandMade[], trailer = ""): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`, "latin1"));
    if (typeof object === "string") add(Buffer.from(object, "latin1"));
    else {
      const entries = object.dictionary.replace(/^<<|>>$/g, "");
      add(Buffer.from(`<< ${entries} /Length ${object.stream.length} >>\nstream\n`, "latin1"));
      add(Buffer.from(object.stream));
      add(Buffer.from("\nendstream", "latin1"));
    }
    add(Buffer.from("\nendobj\n", "latin1"));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const head = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(head + tail, "latin1"));
  return Uint8Array.from(Buffer.concat(parts));
}

/** The objects of a document of one page with a line of text; entries are added to catalogue and page. */
export function onePage(
  of: { readonly catalogue?: string; readonly page?: string; readonly text?: string } = {},
): HandMade[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${of.catalogue ?? ""} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${of.page ?? ""} >>`,
    {
      dictionary: "",
      stream: Buffer.from(`BT /F1 12 Tf 72 720 Td (${of.text ?? "SAMPLE"}) Tj ET`, "latin1"),
    },
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
}
