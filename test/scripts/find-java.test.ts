import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findJava } from '../../scripts/engine/find-java.ts';

let folder: string;

async function makeJdk(name: string, version: string, withCompiler = true): Promise<string> {
  const home = join(folder, name);
  await mkdir(join(home, 'bin'), { recursive: true });
  await writeFile(join(home, 'release'), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`);
  for (const command of withCompiler ? ['java', 'javac'] : ['java']) {
    await writeFile(join(home, 'bin', command), '#!/bin/sh\n');
    await chmod(join(home, 'bin', command), 0o755);
  }
  return home;
}

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'find-java-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('finding Java', () => {
  it('takes JAVA_HOME before anything else when it is new enough', async () => {
    const javaHome = await makeJdk('home/25', '25.0.1');
    await makeJdk('folders-a/21', '21.0.5');
    expect(await findJava({ javaHome, path: '', folders: [join(folder, 'folders-a')] })).toMatchObject({ home: javaHome, version: 25 });
  });

  it('passes over an old JAVA_HOME and an old java on the path', async () => {
    const javaHome = await makeJdk('old/8', '1.8.0_402');
    const onPath = await makeJdk('old/17', '17.0.15');
    await mkdir(join(folder, 'path'));
    await symlink(join(onPath, 'bin/java'), join(folder, 'path/java'));
    const wanted = await makeJdk('folders-b/jdk-21', '21.0.5');
    await makeJdk('folders-b/jdk-25', '25');
    const java = await findJava({ javaHome, path: join(folder, 'path'), folders: [join(folder, 'missing'), join(folder, 'folders-b')] });
    expect(java).toEqual({ home: wanted, command: join(wanted, 'bin/java'), version: 21 });
  });

  it('says in one sentence what it wants and what it saw', async () => {
    const javaHome = await makeJdk('only/17', '17.0.15');
    await makeJdk('only-runtime/25', '25.0.1', false);
    await expect(findJava({ javaHome, path: '', folders: [join(folder, 'only-runtime')] })).rejects.toThrow(
      `没有找到 Java 21 或更高版本的 JDK，只找到 17（${javaHome}）`,
    );
  });
});
