import holidayJp from "@holiday-jp/holiday_jp";

/**
 * A module to take the place of `@holiday-jp/holiday_jp` in the bundles: the same days, without the names and weekdays
 * that make the package 170 KB and that no function reads. Only the keys of `holidays` mean anything. Each year is
 * written once, followed by month and day of its holidays.
 */
export function holidayDays(): string {
  const byYear = Map.groupBy(Object.keys(holidayJp.holidays), (day) => day.slice(0, 4));
  const years = [...byYear].map(
    ([year, days]) => year + days.map((day) => day.slice(5).replace("-", "")).join(""),
  );
  return `
    const years = "${years.join(" ")}";
    const daysOf = (year) =>
      year.slice(4).match(/.{4}/g).map((day) => [year.slice(0, 4), day.slice(0, 2), day.slice(2)].join("-"));
    export default {
      get holidays() {
        return Object.fromEntries(years.split(" ").flatMap(daysOf).map((day) => [day]));
      },
    };
  `;
}
