import { z } from 'zod';

type Named<Name extends string, Schema> = { [Key in Name]: Schema };

const each = <Name extends string, Schema>(names: readonly Name[], schema: Schema): Named<Name, Schema> =>
  Object.fromEntries(names.map((name) => [name, schema])) as Named<Name, Schema>;

/** Fields of one kind; each is null where the document is silent. */
export const texts = <Name extends string>(...names: readonly Name[]) => each(names, z.string().nullable());
export const numbers = <Name extends string>(...names: readonly Name[]) => each(names, z.number().nullable());
export const flags = <Name extends string>(...names: readonly Name[]) => each(names, z.boolean().nullable());
export const days = <Name extends string>(...names: readonly Name[]) => each(names, z.iso.date().nullable());
export const textLists = <Name extends string>(...names: readonly Name[]) => each(names, z.array(z.string()));
