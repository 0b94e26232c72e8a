function qualityOf(accept: string, type: string): number {
  const [main] = type.split("/", 1);
  const ranges = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.split(";").map((part) => part.trim()));
  for (const wanted of [type, `${main}/*`, "*/*"]) {
    const range = ranges.find(([name]) => name === wanted);
    if (range === undefined) continue;
    const quality = range.find((part) => part.startsWith("q="))?.slice(2);
    return quality === undefined ? 1 : Number(quality) || 0;
  }
  return 0;
}

/** Whether a reader would rather have a page than JSON (RFC 9110, 12.5.1). Who does not say gets JSON. */
export function prefersPage(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return qualityOf(accept, "text/html") > qualityOf(accept, "application/json");
}
