declare module '*/bootstrap/places.mjs' {
  export const root: string;
  export const KAFKA_VERSION: string;
  export const homeFolder: (environment?: NodeJS.ProcessEnv) => string;
  export const cacheFolder: (fallback: string) => string;
  export const brokerRecipe: string;
  export const brokerFolder: (cache: string) => string;
  export const findInPath: (name: string) => string | undefined;
  export const javaCommand: () => string | undefined;
}
