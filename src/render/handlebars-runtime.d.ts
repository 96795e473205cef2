// The part of Handlebars that runs precompiled templates; the package has no types of its own for it.
declare module 'handlebars/runtime.js' {
  export type Template = (context: object, options: { readonly helpers: object }) => string;
  export interface Runtime {
    registerHelper(helpers: object): void;
    template(precompiled: object): Template;
  }
  const runtime: Runtime;
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default runtime;
}
