declare module 'har-schema' {
  const schemas: Readonly<Record<string, object | string>>;
  export = schemas;
}

declare module 'js-yaml' {
  export function load(text: string): unknown;
}
