import { fileURLToPath } from "node:url";

const inPackage = (file: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${file}`));

/**
 * Files of Noto Sans JP (SIL Open Font License), complete enough for the kanji of names such as 髙﨑 and 𠮷.
 * They are static TTF files of 5.5 MB each; only the glyphs used end up in a document.
 */
export function fontFiles(): { readonly regular: string; readonly bold: string } {
  return {
    regular: inPackage("400Regular/NotoSansJP_400Regular.ttf"),
    bold: inPackage("700Bold/NotoSansJP_700Bold.ttf"),
  };
}
