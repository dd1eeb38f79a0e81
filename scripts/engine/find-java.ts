import { execFile } from 'node:child_process';
import { access, constants, readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The engine's own floor. */
export const minimumJavaVersion = 21;

export interface Java {
  /** What `JAVA_HOME` should be. */
  readonly home: string;
  /** The `java` command. */
  readonly command: string;
  /** The feature version: 21, 25. */
  readonly version: number;
}

/** Where to look; the defaults are this machine's. */
export interface JavaPlaces {
  readonly javaHome?: string | undefined;
  readonly path?: string | undefined;
  /** Folders that hold one JDK per sub-folder. */
  readonly folders?: readonly string[];
}

const thisMachine = (): JavaPlaces => ({
  javaHome: process.env['JAVA_HOME'],
  path: process.env['PATH'],
  folders: [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt',
    '/opt/java',
    '/Library/Java/JavaVirtualMachines',
    join(homedir(), '.sdkman/candidates/java'),
    join(homedir(), '.jdks'),
    join(homedir(), '.asdf/installs/java'),
  ],
});

/**
 * Finds a JDK of version 21 or newer: `JAVA_HOME` first, then `java` on the path, then the usual folders, where the
 * oldest that is new enough wins (it is nearest to what the engine's vendor tests). Throws one sentence when there is none.
 */
export async function findJava(places: JavaPlaces = {}): Promise<Java> {
  const { javaHome, path, folders } = { ...thisMachine(), ...places };
  const preferred = await inspectAll([...(javaHome ? [javaHome] : []), ...(await homesOnPath(path ?? ''))]);
  const chosen = preferred.find(isNewEnough);
  if (chosen) return chosen;
  const others = await inspectAll(await homesInFolders(folders ?? []));
  const oldest = others.filter(isNewEnough).sort((a, b) => a.version - b.version)[0];
  if (oldest) return oldest;
  const seen = [...preferred, ...others].map((java) => `${java.version}（${java.home}）`).join('、');
  throw new Error(
    `没有找到 Java ${minimumJavaVersion} 或更高版本的 JDK${seen ? `，只找到 ${seen}` : ''}：` +
      `请安装（Debian/Ubuntu：apt-get install openjdk-21-jdk-headless，或 Temurin 21/25），或把环境变量 JAVA_HOME 指向它。`,
  );
}

const isNewEnough = (java: Java): boolean => java.version >= minimumJavaVersion;

async function inspectAll(homes: readonly string[]): Promise<Java[]> {
  return (await Promise.all(homes.map(inspect))).filter((java) => java !== undefined);
}

/** Reads a JDK folder; `undefined` when it holds no `java` with a compiler (the in-memory engine runs from source). */
async function inspect(home: string): Promise<Java | undefined> {
  const command = join(home, 'bin/java');
  try {
    await access(command, constants.X_OK);
    await access(join(home, 'bin/javac'), constants.X_OK);
  } catch {
    return undefined;
  }
  const version = (await versionFromRelease(home)) ?? (await versionFromCommand(command));
  return version === undefined ? undefined : { home, command, version };
}

async function versionFromRelease(home: string): Promise<number | undefined> {
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  return featureVersion(/^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1]);
}

async function versionFromCommand(command: string): Promise<number | undefined> {
  try {
    const { stderr } = await promisify(execFile)(command, ['-version'], { timeout: 20_000 });
    return featureVersion(/version "([^"]+)"/.exec(stderr)?.[1]);
  } catch {
    return undefined;
  }
}

/** `25.0.1` → 25, `1.8.0_402` → 8. */
function featureVersion(text: string | undefined): number | undefined {
  const match = /^(?:1\.)?(\d+)/.exec(text ?? '');
  return match ? Number(match[1]) : undefined;
}

async function homesOnPath(path: string): Promise<string[]> {
  const commands = path.split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, 'java'));
  const real = await Promise.all(commands.map((command) => realpath(command).catch(() => undefined)));
  return real.filter((command) => command !== undefined).map((command) => dirname(dirname(command)));
}

async function homesInFolders(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  // macOS keeps the JDK one level deeper.
  return lists.flat().flatMap((home) => [home, join(home, 'Contents/Home')]);
}
