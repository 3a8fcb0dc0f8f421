import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const described = new Set(['id', 'demands', 'source', 'paths', 'accepts', 'refuses']);

const isProperty = ({ node }) =>
  node.type === 'ObjectProperty' && node.key.type === 'Identifier' && described.has(node.key.name);

/** The properties of a rule that say what it is: its description for docs/ecoc-rules.md, and the examples that test it. */
const isOfRule = (path) => path.parent.properties.some(({ key }) => key?.name === 'demands');

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'descriptions', {
    shouldIgnore: (path) =>
      isProperty(path) && isOfRule(path) ? 'describes the rule or tests it, and decides nothing' : undefined,
  }),
];
