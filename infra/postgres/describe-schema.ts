import type { Knex } from 'knex';

type Line = { line: string };

const query = `
  with own as (
    select c.oid, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relname !~ '^knex_'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  )
  select line from (
    select 1 as part, relname as a, 0 as b, 'create sequence ' || relname as line from own
      where relkind = 'S' and not exists (select 1 from pg_depend d where d.objid = own.oid and d.deptype in ('a', 'i'))
    union all
    select 2, relname, 0, 'create table ' || relname from own where relkind = 'r'
    union all
    select 2, relname, a.attnum::int, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated as identity' when a.attgenerated <> ''
           then ' generated as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
           else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
      from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where relkind = 'r'
    union all
    select 3, own.relname, 0, 'constraint ' || own.relname || '.' || conname || ' ' || pg_get_constraintdef(k.oid)
      from own join pg_constraint k on k.conrelid = own.oid and k.contype <> 'n'
    union all
    select 4, own.relname, 0, pg_get_indexdef(i.indexrelid) from own join pg_index i on i.indrelid = own.oid
      where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select 5, own.relname, 0, pg_get_triggerdef(t.oid) from own join pg_trigger t on t.tgrelid = own.oid and not t.tgisinternal
    union all
    select 6, p.proname, 0, pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  ) lines order by part, a, b, line`;

/** The schema as text, read from the catalog (the embedded server ships no pg_dump), stable from run to run. */
export async function describeSchema(database: Knex): Promise<string> {
  const { rows } = await database.raw<{ rows: Line[] }>(query);
  return `${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`;
}
