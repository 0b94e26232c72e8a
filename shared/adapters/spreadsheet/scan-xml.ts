import { SaxesParser } from "saxes";
import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What is done with a part's XML. Elements are known by their local names: some programs write prefixes. */
export type XmlHandler = {
  readonly open: (element: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (element: string) => void;
};

/** Office documents stay far below. */
const deepest = 50;
const mostAttributes = 100;

/**
 * Goes through the XML of a part as it is unpacked. There are no entities but those of XML itself, and no document type
 * that could define any: a text is never longer than it is written.
 * @throws SpreadsheetRefusal on a document type, or on elements too deep or with too many attributes; Error on bad XML
 */
export async function scanXml(parts: XlsxPackage, name: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let depth = 0;
  let attributes = 0;
  parser.on("doctype", () => refuse());
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > mostAttributes) refuse();
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    attributes = 0;
    if (depth > deepest) refuse();
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  await parts.read(name, (piece) => parser.write(decoder.decode(piece, { stream: true })));
  parser.write(decoder.decode()).close();
}

/** The value of an attribute, by its local name. */
export function attribute(attributes: Attributes, local: string): string | undefined {
  const name = Object.keys(attributes).find((each) => localName(each) === local);
  return name === undefined ? undefined : attributes[name];
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function refuse(): never {
  throw new SpreadsheetRefusal("unreadable");
}
