import type { Router } from 'express';

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle: { stack?: Layer[] } };

/**
 * The routes of a router mounted at `base` and of those inside it, as `method path` with `{name}` for parameters.
 * Routers inside are mounted without a path of their own: Express doesn't tell it.
 */
export function routesOf(base: string, router: Router): string[] {
  const ofStack = (stack: readonly Layer[]): string[] =>
    stack.flatMap(({ route, handle }) =>
      route ? Object.keys(route.methods).map((method) => `${method} ${base}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`) : ofStack(handle.stack ?? []),
    );
  return ofStack(router.stack as unknown as Layer[]);
}
