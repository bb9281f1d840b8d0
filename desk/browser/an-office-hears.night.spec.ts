/**
 * The voice on the office's screens: brought on a stick, heard clip by clip by two people, one clip found wrong and brought anew, and
 * the package that is signed then speaks with what both found right.
 */

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { importElection } from '#election/definition/import/import-election.ts'
import { openVoices } from '#election/voice/voice.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { loadPack, PACKS, writePack } from '#office/files/voice-pack.ts'
import { readSources } from '#office/prepare/read-sources.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { writeShortVoice } from '#simulation/voice/short-voice.ts'
import { personaliseAll } from './machines-of-the-set.ts'
import { OfficePage, PICTURES } from './office-page.ts'
import { turnOfficeTo } from './office-tabs.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'office-voice')
const STICK = join(HOME, 'stick')
const PROJECT = join(HOME, 'project')
const [AI, KEN] = ['青木　愛', '林　健']
const GROUPS = ['名前・党派・選挙名', '日本語の文と数', '英語の文と数']

let office: OneApp

test.describe.configure({ timeout: 1_800_000 })
test.use({ actionTimeout: 60_000 })

test.beforeAll(async () => {
  await buildApp('office')
  rmSync(HOME, { recursive: true, force: true })
  const machine = join(HOME, 'machine')
  for (const place of [machine, STICK, PICTURES]) mkdirSync(place, { recursive: true })
  const sources = writeRehearsalSet(join(STICK, 'set'))
  await bringVoice(sources)
  const config = {
    package: join(PROJECT, 'prepared', 'package'),
    machine,
    project: PROJECT,
    sources: STICK,
  }
  office = await startApp('office', join(HOME, 'config.json'), config)
})

test.afterAll(() => office.stop())

async function bringVoice(directory: string): Promise<void> {
  const read = await readSources(directory)
  if (!read.ok) throw new Error(read.error.type)
  const imported = importElection(read.value, { fonts: await loadShippedFonts() })
  if (!imported.ok) throw new Error('the set has errors')
  await writeShortVoice(imported.value.sources, join(STICK, 'voice'))
}

/** As the office does it after a wrong reading: the same pack, but for this one sound. */
async function mendClip(id: string): Promise<void> {
  for (const { part, language } of PACKS) {
    const pack = await loadPack(join(STICK, 'voice'), part, language)
    if (!pack.ok) throw new Error(pack.error.type)
    const { manifest, samples } = pack.value
    const clips = manifest.clips.map((clip) => {
      if (clip.id !== id) return clip
      const own = samples.subarray(2 * clip.at, 2 * (clip.at + clip.samples))
      own.reverse()
      return { ...clip, sha256: sha256Hex(own) }
    })
    await writePack(join(STICK, 'voice'), { manifest: { ...manifest, clips }, samples })
  }
}

/** Every page of every group: in a row, to the end, then right. */
async function hearAll(at: OfficePage): Promise<void> {
  const { page } = at
  for (const group of GROUPS) {
    const own = page.locator('.voice nav').getByRole('button', { name: group })
    await own.click()
    await expect(own).toHaveAttribute('aria-pressed', 'true')
    for (let shown = 0; ; shown++) {
      await expect(page.locator('.voice nav')).toHaveAttribute('data-page', String(shown))
      const row = page.getByRole('button', { name: 'まだのものを続けて聞く' })
      const right = page.getByRole('button', { name: '正しいです。承認します' })
      if (await row.isEnabled()) {
        await row.click()
        await expect(row).toBeDisabled({ timeout: 120_000 })
      }
      if (await right.isEnabled()) {
        await right.click()
        await expect(page.getByRole('button', { name: /聞いた 0 個/ })).toBeDisabled()
      }
      const next = page.locator('.voice nav').getByRole('button', { name: '次のページ' })
      if (!(await next.isVisible()) || (await next.isDisabled())) break
      await next.click()
    }
  }
}

test('two people hear the voice, one clip is wrong, and the package speaks with what both found right', async ({
  page,
}) => {
  const at = new OfficePage(page)
  await at.open(office.address)
  await at.press('模擬（練習）')
  await at.typeNewPerson(AI, '準備を始める')
  await expect(page.locator(`[data-person="${AI}"]`)).toBeVisible()
  await at.typeNewPerson(KEN, '加える')
  await expect(page.locator('.next-step[data-step="import"]')).toBeVisible()
  await turnOfficeTo(page, 'ファイルと検査')
  await at.press('ファイルを探す')
  await at.press('取り込む')
  await expect(page.locator('[data-errors="0"]')).toBeVisible()

  await at.turnTo('音声', '30-no-voice')
  await at.press('音声を取り込む')
  const name = page.locator('[data-clip^="name:"]').first()
  await expect(name).toBeVisible()
  const id = (await name.getAttribute('data-clip')) ?? ''
  const state = page.locator(`[data-clip-state="${id}"]`)
  await at.look('31-voice')
  await name.getByRole('button', { name: '聞く' }).click()
  await expect(name).toHaveAttribute('data-heard', 'true')
  await hearAll(at)
  await page
    .locator('.voice nav')
    .getByRole('button', { name: GROUPS[0] as string })
    .click()
  await expect(state).toHaveAttribute('data-state', 'half')

  await at.signIn(KEN)
  await name.getByRole('button', { name: '聞く' }).click()
  await expect(name).toHaveAttribute('data-heard', 'true')
  await page.locator('tr', { has: state }).getByRole('button', { name: '違います' }).click()
  await page.getByLabel('どこが違うか').fill('アクセントが違う')
  await at.picture('34-saying-what-is-wrong')
  await at.press('違うと記録する')
  await expect(state).toHaveAttribute('data-state', 'refused')
  await hearAll(at)
  await page
    .locator('.voice nav')
    .getByRole('button', { name: GROUPS[0] as string })
    .click()
  await expect(state).toHaveAttribute('data-state', 'refused')
  await at.look('32-one-refused')
  await expect(page.locator('.voice')).toHaveAttribute('data-doubt', 'voice-not-heard')

  await mendClip(id)
  await at.press('音声を取り込む')
  await expect(state).toHaveAttribute('data-state', 'open')
  await hearAll(at)
  await at.signIn(AI)
  await hearAll(at)
  await expect(page.locator('.voice')).toHaveAttribute('data-doubt', '')
  await at.look('33-voice-approved')

  await turnOfficeTo(page, '内容の承認')
  const kinds = ['選挙の決まり', '選挙の種類', '投票所', '選挙人名簿']
  await at.approveAll(kinds)
  await at.signIn(KEN)
  await at.approveAll(kinds)
  await turnOfficeTo(page, '鍵と署名')
  await at.press('選管の鍵を作る')
  await at.give(0, 'the passphrase of the office')
  await at.press('作る')
  await expect(page.getByText('照合番号').first()).toBeVisible()
  await at.press('キットをUSBメモリーに写す')
  // The folder is there before the kit in it.
  await expect.poll(() => existsSync(join(STICK, 'kits', '1.json'))).toBe(true)
  mkdirSync(join(STICK, 'machines'), { recursive: true })
  await personaliseAll(HOME, STICK)
  await at.press('機械のファイルを取り込む')
  await expect(page.getByText('5台のうち5台')).toBeVisible()
  await at.press('鍵の生成を始める')
  await at.give(0, 'the passphrase of the office')
  for (const holder of [1, 2, 3]) await at.give(holder, `the passphrase of holder ${holder}`)
  await at.press('鍵を作り、署名する')
  await expect(page.getByText('署名済み（候補者一覧 第1版）')).toBeVisible({ timeout: 240_000 })
  expect(at.wrong).toEqual([])
  await expectVoice(id)
})

/** As a voting machine reads it. */
async function expectVoice(id: string): Promise<void> {
  const key = readFileSync(join(PROJECT, 'office', 'authority.pub'), 'utf8').trim()
  const read = await readPackageDirectory(join(PROJECT, 'prepared', 'package'), new Uint8Array(Buffer.from(key, 'hex')))
  if (!read.ok) throw new Error(read.error.type)
  expect(openVoices(read.value)).toMatchObject({ ok: true })
  const list = JSON.parse(Buffer.from(read.value.files.get('voice/list-1-ja.json') ?? []).toString()) as {
    readonly clips: readonly { readonly id: string; readonly approvedBy: readonly string[] }[]
  }
  for (const { approvedBy } of list.clips) expect([...approvedBy].sort()).toEqual([AI, KEN].sort())
  // Who found the first sound wrong heard the new one first.
  expect(list.clips.find((clip) => clip.id === id)?.approvedBy).toEqual([KEN, AI])
}
