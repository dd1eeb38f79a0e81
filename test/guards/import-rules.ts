import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

type Exceptions = { exceptFrom?: string[]; npm?: string[] };

/** `from` may import `allowed` and, where `npm` is given, of packages only these. */
const only = (name: string, from: string, comment: string, allowed: string[], { exceptFrom, npm }: Exceptions = {}): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(exceptFrom ? { pathNot: exceptFrom } : {}) },
  to: {
    pathNot: [...allowed, ...(npm ?? []).map((dependency) => `^node_modules/(@types/)?${dependency}(/|$)`)],
    ...(npm === undefined ? { dependencyTypesNot: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'] } : {}),
  },
});
const never = (name: string, from: string, to: string, comment: string): IForbiddenRuleType => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } });

const mains = ['^(api|workers)/main\\.ts$', '^(api|workers)/compose[^/]*\\.ts$'];
const forTheEngineOnly = '^node_modules/@camunda8/';
const forTheDatabaseOnly = '^node_modules/(knex|pg)/';

/** Which folder may import which (docs/architecture.md). */
export const importRules: Required<Pick<IConfiguration, 'forbidden' | 'options'>> = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'Folders and files form a tree of reasons.', from: {}, to: { circular: true } },
    only('domain-is-pure', '^domain/', 'Rules have no I/O: domain imports itself and zod.', ['^domain/'], { npm: ['zod'] }),
    only('infra-knows-domain', '^infra/', 'Adapters implement ports of the domain.', ['^infra/', '^domain/', '^processes/generated/']),
    only('workers-adapt', '^workers/', 'A worker calls one use case; infra is handed in by main.ts.', ['^workers/', '^domain/', '^processes/'], {
      exceptFrom: mains,
    }),
    only('api-adapts', '^api/', 'A route calls one use case; infra is handed in by main.ts.', ['^api/', '^domain/'], { exceptFrom: mains }),
    only('contract-travels', '^api/contract/', 'The contract is shipped to browsers and integrators.', ['^api/contract/', '^domain/.*schema\\.ts$', '^domain/code-list/'], {
      npm: ['zod'],
    }),
    only('simulator-is-outside', '^simulator/', 'The simulator knows what an integrator knows.', ['^simulator/', '^api/contract/']),
    only('web-is-outside', '^web/', 'Pages know the contract.', ['^web/', '^api/contract/']),
    only('migrations-stand-alone', '^migrations/', 'Old migrations keep their meaning.', ['^migrations/'], { npm: ['knex'] }),
    never('engine-client-in-infra-only', '^(domain|api|workers|web|simulator|processes)/', forTheEngineOnly, 'The SDK stays behind infra/engine.'),
    never('engine-client-in-one-room', '^infra/(?!engine/)', forTheEngineOnly, 'The SDK stays behind infra/engine.'),
    never('database-in-infra-only', '^(domain|api|workers|web|simulator|processes)/(?!main)', forTheDatabaseOnly, 'SQL stays in infra/postgres.'),
    never('nothing-imports-scripts-or-tests', '^(domain|infra|api|workers|web|simulator|processes|migrations)/', '^(scripts|test)/', 'They are the outermost layer.'),
  ],
  options: {
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules' },
    exclude: { path: ['\\.(json|css|svg)$', '^web/dist/'] },
  },
};
