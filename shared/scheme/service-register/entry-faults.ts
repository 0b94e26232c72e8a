import type { Bilingual } from "../bilingual.ts";
import { type Category, type CategoryOption, categoryNames, optionNames } from "../categories.ts";
import type { Place, RegisterField } from "./entry.ts";
import { type ImportFault, namesOf, quoted } from "./import-fault.ts";

type Unplaced = Omit<ImportFault, "place">;

const mend: Bilingual = {
  ja: "公表元の表を確かめ、正しい値にしたファイルを読み込んでください。",
  en: "Check the published list, and import a file with the right value.",
};

/** What can be wrong with one row of the register. */
export const entryFault = {
  cellsEmpty(fields: readonly RegisterField[]): Unplaced {
    const { ja, en } = namesOf(fields);
    return {
      code: "A-02/cell-empty",
      wrong: { ja: `${ja}が空欄です。`, en: `Nothing stands in ${en}.` },
      remedy: {
        ja: "値を記入してください。結合されたセルは、結合を解いて各行に記入してください。表の注記の行であれば除いてください。",
        en: "Fill it in. Split merged cells and fill in every row. Take out the row if it is a note.",
      },
    };
  },

  errorValue(field: RegisterField, text: string): Unplaced {
    const { ja, en } = namesOf([field]);
    return {
      code: "A-02/error-value",
      wrong: { ja: `${ja}が表計算のエラー値（${text}）です。`, en: `${en} is an error value (${text}).` },
      remedy: mend,
    };
  },

  categoryUnknown(text: string): Unplaced {
    return {
      code: "A-02/category-unknown",
      wrong: {
        ja: `サービス区分「${quoted(text)}」は、登録されている区分の呼び方のいずれとも一致しません。`,
        en: `The category "${quoted(text)}" is none of the known ones.`,
      },
      remedy: {
        ja: "区分の表記を確かめてください。新しい呼び方であれば、規程の区分の語に加えてください。",
        en: "Check how the category is written. If it is a new wording, add it to the words of the policy.",
      },
    };
  },

  categoryNotCovered(category: Category): Unplaced {
    const { ja, en } = categoryNames[category];
    return {
      code: "A-02/category-not-covered",
      wrong: {
        ja: `「${ja}」は、この取込みの対象とした区分ではありません。`,
        en: `"${en}" is not among the categories this import is for.`,
      },
      remedy: {
        ja: "対象とする区分を選び直すか、その区分の行を除いてください。",
        en: "Choose the categories again, or take out the rows of this one.",
      },
    };
  },

  optionNotForCategory(option: CategoryOption, category: Category): Unplaced {
    return {
      code: "A-02/option-not-for-category",
      wrong: {
        ja: `「${categoryNames[category].ja}」に「${optionNames[option].ja}」のオプションは付きません。`,
        en: `"${categoryNames[category].en}" does not carry the option "${optionNames[option].en}".`,
      },
      remedy: mend,
    };
  },

  dayUnreadable(field: RegisterField, text: string): Unplaced {
    const { ja, en } = namesOf([field]);
    return {
      code: "A-02/day-unreadable",
      wrong: {
        ja: `${ja}の「${quoted(text)}」を日付として読み取れません。`,
        en: `${en}: "${quoted(text)}" cannot be read as a day.`,
      },
      remedy: {
        ja: "2025/3/31、2025年3月31日、令和7年3月31日のいずれかの形で記入してください。",
        en: "Write it as 2025/3/31, 2025年3月31日 or 令和7年3月31日.",
      },
    };
  },

  daysReversed(): Unplaced {
    return {
      code: "A-02/days-reversed",
      wrong: {
        ja: "更新日が登録日より前です。",
        en: "The day of renewal is before the day of registration.",
      },
      remedy: mend,
    };
  },

  numberMalformed(text: string): Unplaced {
    return {
      code: "A-02/number-malformed",
      wrong: {
        ja: `登録番号「${quoted(text)}」が、規程の形式に合いません。`,
        en: `The register number "${quoted(text)}" is not of the form the policy states.`,
      },
      remedy: {
        ja: "登録番号を確かめてください。形式が変わったのであれば、規程の形式を改めてください。",
        en: "Check the number. If its form has changed, change the form in the policy.",
      },
    };
  },

  corporateNumberInvalid(text: string): Unplaced {
    return {
      code: "A-02/corporate-number-invalid",
      wrong: {
        ja: `「${quoted(text)}」は法人番号ではありません（13桁の数字と検査用数字を確かめました）。`,
        en: `"${quoted(text)}" is not a corporate number: 13 digits, the first of which checks the others.`,
      },
      remedy: mend,
    };
  },

  /** The same service or the same number stands in other rows too: which of them counts is not known. */
  entryDoubled(others: readonly Place[]): Unplaced {
    return {
      code: "A-02/entry-doubled",
      wrong: {
        ja: `同じサービス又は同じ登録番号の行が他にもあります：${others.map(({ sheet, row }) => `${sheet} ${row}行目`).join("、")}`,
        en: `The same service or number also stands elsewhere: ${others.map(({ sheet, row }) => `${sheet} row ${row}`).join(", ")}`,
      },
      remedy: {
        ja: "正しい行だけを残したファイルを読み込んでください。",
        en: "Import a file that keeps only the right one of them.",
      },
    };
  },
} as const;
