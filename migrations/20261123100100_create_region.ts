import type { Knex } from 'knex';

/**
 * Administrative divisions (区划, 表10), five levels, about 665 000 rows (P7.1). Codes are the official 12 digits;
 * a parent is told by the code's digits, so it needs no foreign key: the provinces' parent, the nation, has no row.
 * Names and their pinyin compare byte by byte (collation C), which lets one index answer "begins with" in order.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table region (
      code text primary key check (code ~ '^[1-9][0-9]{11}$'),
      parent_code text not null check (parent_code ~ '^[0-9]{12}$'),
      level smallint not null check (level between 1 and 5),
      kind text not null check (kind in ('ordinary', 'pseudo', 'virtual')),
      name text collate "C" not null,
      full_name text not null,
      short_name text collate "C" not null,
      pinyin text collate "C" not null,
      initials text collate "C" not null,
      in_use boolean not null default true,
      source text not null,
      source_on date not null
    )`);
  await knex.raw('create index region_parent_code on region (parent_code, code)');
  // Level first: each level gives its first few matches in index order, whatever the number of villages that match.
  await knex.raw('create index region_name on region (level, name, code)');
  await knex.raw('create index region_pinyin on region (level, pinyin, code)');
  await knex.raw('create index region_initials on region (level, initials, code)');
  // Reading a text looks for every name above the villages in it: 44 000 short names, read from this index alone.
  await knex.raw(`
    create index region_short_name on region (level, code) include (short_name)
      where level <= 4 and in_use and kind <> 'pseudo'`);
  await knex.raw(`
    create table region_load (
      id integer generated always as identity primary key,
      digest text not null,
      source text not null,
      source_on date not null,
      region_count integer not null,
      changed_count integer not null,
      loaded_at timestamptz not null
    )`);
  await knex.raw('create index region_load_digest on region_load (digest)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('region_load');
  await knex.schema.dropTable('region');
}
