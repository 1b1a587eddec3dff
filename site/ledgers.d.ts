// What `loader.js` gives to the other scripts; for those who check types, not for browsers.
declare var ledgers: {
  put(key: string, value: unknown): void;
  at(key: string): any;
  href(path: string): string;
  load(path: string, key: string): Promise<any>;
};
