// What the scripts of living charts and tables give to each other; for those who check types.

/** What a table is filtered by; `columns` are those that are shown, null before any is chosen. */
export interface Filter {
  text: string;
  /** The values that are chosen, by facet. */
  facets: Record<string, string[]>;
  columns: number[] | null;
}

/** What is told of a day: texts of the city and by county, lights by county and task. */
export interface State {
  banner: string;
  /** What leads on: addresses from the top of the portal, with their texts. */
  ways: [string, string][];
  city: Record<string, string>;
  counties: Record<string, Record<string, string>>;
  lights?: Record<string, Record<string, string>>;
}

/** The days to choose from: by group, each with its key, its name, and the day or an address. */
export interface Days {
  groups: [string, [string, string, string][]][];
  /** What each light is called, in the order of lists. */
  lights: Record<string, string>;
}

/** A page that is shown as of a day: the county or task that it is of, and its words. */
export interface Page {
  of: string;
  words: Record<string, string>;
  lights: Record<string, string>;
}

/** What `then.js` does with a marked part; false where nothing of it is told. */
export type Told = (page: Page, state: State, mark: HTMLElement) => boolean;

export interface Living {
  // county.js
  withCounty(href: string, code: string | null, name?: string): string;
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
  // loader.js
  made<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    name: string,
    text?: string,
  ): HTMLElementTagNameMap[T];
  button(name: string, text: string, click: () => void): HTMLButtonElement;
  opener(word: string): { whole: HTMLElement; panel: HTMLElement; head: HTMLButtonElement };
}
