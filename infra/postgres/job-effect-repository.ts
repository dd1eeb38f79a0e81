import type { Knex } from 'knex';
import type { EffectId, JobEffects, KeptExit } from '../../domain/job-effect/ports.ts';

const toKey = (id: EffectId) => ({
  engine_id: id.engineId,
  element_instance_key: id.elementInstanceKey,
  kind: id.kind,
});

/** Kept exits; works inside a transaction and, for the look-up before it, on the pool. */
export function createJobEffectRepository(database: Knex | Knex.Transaction): JobEffects {
  return {
    find: async (id) => {
      const row = await database<{ exit: KeptExit }>('job_effect').where(toKey(id)).first('exit');
      return row?.exit;
    },
    keep: async (id, exit) => {
      const inserted = await database('job_effect')
        .insert({ ...toKey(id), exit: JSON.stringify(exit) })
        .onConflict(['engine_id', 'element_instance_key', 'kind'])
        .ignore()
        .returning('kind');
      return inserted.length === 1;
    },
  };
}
