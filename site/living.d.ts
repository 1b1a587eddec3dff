// What the scripts of living charts and tables give to each other; for those who check types.

/** What a table is filtered by; `columns` are those that are shown, null before any is chosen. */
export interface Filter {
  text: string;
  /** The values that are chosen, by facet. */
  facets: Record<string, string[]>;
  columns: number[] | null;
}

export interface Living {
  // county.js
  countyOf(href: string | null): string | null;
  light(code: string | null): void;
  toggle(code: string): void;
  chosen(): string | null;
  // filters.js
  nothing(): Filter;
  filterIn(search: string, table: number): Filter;
  withFilter(search: string, table: number, filter: Filter): string;
  passes(text: string, values: Record<string, string>, filter: Filter): boolean;
  csvOf(rows: string[][]): string;
  fileName(text: string): string;
  // parts.js
  made<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    name: string,
    text?: string,
  ): HTMLElementTagNameMap[T];
  button(name: string, text: string, click: () => void): HTMLButtonElement;
  opener(word: string): { whole: HTMLElement; panel: HTMLElement; head: HTMLButtonElement };
}
