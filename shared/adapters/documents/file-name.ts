const longest = 150;

/**
 * A name a file can be saved under anywhere: no folders, controls, direction marks or characters some systems refuse;
 * at most 150 characters, its ending kept.
 */
export function safeFileName(fileName: string): string {
  const cleaned = fileName
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const letters = [...cleaned];
  if (letters.length === 0) return "document";
  if (letters.length <= longest) return cleaned;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? "";
  return letters.slice(0, longest - ending.length).join("") + ending;
}

/** The Content-Disposition that saves a file under its safe name (RFC 6266, RFC 8187). */
export function attachmentDisposition(fileName: string): string {
  const encoded = encodeURIComponent(safeFileName(fileName)).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
