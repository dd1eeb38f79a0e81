import type { Knex } from 'knex';

/**
 * Holds the engine's id (written once into its data folder) against the one this database was paired with. The first
 * start writes the pair; a foreign engine is refused, because its keys mean something else (§3.1.10). Returns the id.
 */
export async function pairEngine(database: Knex, engineId: string | undefined): Promise<string> {
  if (engineId === undefined)
    throw new Error('缺少 ENGINE_ID：请设为流程引擎数据目录中 engine-id 文件的内容。');
  await database('engine_identity').insert({ id: 1, engine_id: engineId }).onConflict('id').ignore();
  const row = await database<{ id: number; engine_id: string }>('engine_identity').where('id', 1).first('engine_id');
  const paired = row?.engine_id;
  if (paired === engineId) return engineId;
  throw new Error(
    `数据库与流程引擎不配套：数据库登记的引擎编号是 ${paired}，当前引擎是 ${engineId}。` +
      '请换回原来的引擎数据目录；若原引擎数据已丢失，请按运维手册“引擎数据丢失后的恢复”处理；' +
      '演示环境可执行 npm run reset 清空全部数据后重新启动。',
  );
}
