import { readEnv } from '../../platform/env.ts'
import { readClock } from '../../platform/time.ts'
import { database } from './database.ts'
import { reasonOf, well, wrong, type Finding } from './finding.ts'
import { assets, clock, dataFolder, disk, fonts, mail, node, port, timezone } from './machine.ts'

/** Looks at everything an installation stands on; with wrong settings, at what does not need them. */
export async function examine(variables: Record<string, string | undefined>): Promise<Finding[]> {
  const now = readClock()
  const still = [node(), assets(), fonts(), clock(now), timezone(now)]
  let env
  try {
    env = readEnv(variables)
  } catch (error) {
    return [wrong('settings', reasonOf(error), 'Sửa các biến môi trường đã nêu.'), ...still]
  }
  return [
    well('settings', 'Cấu hình đọc được.'), ...still,
    await dataFolder(env), await disk(env), ...await database(env), await mail(env), await port(env),
  ]
}
