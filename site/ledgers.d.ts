// What `loader.js` gives to the other scripts; for those who check types, not for browsers.
declare var ledgers: {
  put(key: string, value: unknown): void;
  at(key: string): any;
  href(path: string): string;
  load(path: string, key: string): Promise<any>;
};

/** What the portal publishes of a draw, with gaps: what is not known yet is not there. */
type Draw = Record<string, any>;

interface Stratum {
  name: string;
  population: string[];
  sample: string[];
  population_n: number;
  sample_n: number;
}
