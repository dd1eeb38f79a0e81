import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const userName = 'postgres';

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

/** How a command of the server is started: PostgreSQL refuses to run as root. */
export interface PostgresUser {
  /** The ids to start the command with; `undefined` to start it as the present user. */
  readonly ids: UserIds | undefined;
  /** Who must own the data; `undefined` for the present user. */
  readonly owner?: UserIds;
  /** Turns a command into one that runs as that user. */
  wrap(command: string, args: readonly string[]): { command: string; args: string[] };
}

/**
 * Not root: the present user. Root: the system user `postgres`, made when missing. When `binary` or `folder` lies where
 * that user may not enter (a clone below `/root`), it is given the one right to read on the way, if the system can.
 */
export async function postgresUser(binary: string, folder: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { ids: undefined, wrap: (command, args) => ({ command, args: [...args] }) };
  const ids = (await idsOf(userName)) ?? (await createUser());
  const wrap: PostgresUser['wrap'] = (command, args) => ({ command: 'setpriv', args: [...changeUser(ids), command, ...args] });
  // The check needs both: to enter the data folder and to run the server.
  const probe = ['-c', 'cd "$0" && "$1" --version', folder, binary] as const;
  if (await succeeds('/bin/sh', probe, ids)) return { ids, owner: ids, wrap: (command, args) => ({ command, args: [...args] }) };
  const wrapped = wrap('/bin/sh', probe);
  if (await succeeds(wrapped.command, wrapped.args)) return { ids: undefined, owner: ids, wrap };
  throw new Error(
    `内置 PostgreSQL 以系统用户 ${userName} 运行，但该用户无法进入项目或数据所在目录：请把项目放到它能进入的目录（例如 /opt），或改用普通用户运行。`,
  );
}

function changeUser(ids: UserIds): string[] {
  const right = '+dac_read_search';
  return [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', `--inh-caps=${right}`, `--ambient-caps=${right}`, '--'];
}

async function succeeds(command: string, args: readonly string[], ids?: UserIds): Promise<boolean> {
  try {
    await run(command, [...args], { ...ids, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function idsOf(name: string): Promise<UserIds | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

async function createUser(): Promise<UserIds> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', userName]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`以 root 运行时，内置 PostgreSQL 需要系统用户 ${userName}，但创建失败：${reason}`, { cause: error });
  }
  const ids = await idsOf(userName);
  if (!ids) throw new Error(`系统用户 ${userName} 创建后仍找不到`);
  return ids;
}
