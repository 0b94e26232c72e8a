const mebibyte = 1024 * 1024;

/** What a document may cost to look into. Real documents of the size a ticket allows stay far below. */
export type InspectionLimits = {
  readonly pages: number;
  /** Characters of text that are kept. */
  readonly text: number;
  readonly objects: number;
  /** What one stream and all streams but images may grow to when unpacked, in bytes. */
  readonly streamBytes: number;
  readonly unpackedBytes: number;
  /** What one image and all images may grow to: a page scanned at 600 dpi in colour has 100 MiB. */
  readonly imageBytes: number;
  readonly allImagesBytes: number;
  readonly milliseconds: number;
};

export const inspectionLimits: InspectionLimits = {
  pages: 500,
  text: 20_000,
  objects: 200_000,
  streamBytes: 48 * mebibyte,
  unpackedBytes: 128 * mebibyte,
  imageBytes: 256 * mebibyte,
  allImagesBytes: 2048 * mebibyte,
  milliseconds: 30_000,
};
