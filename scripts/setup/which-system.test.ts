/** N6: whoever starts on another system is told at once what works there, and is never sent to an apt-get that is not there. */
import { expect, it } from 'vitest'
import { systemWords } from './which-system.mjs'

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\nVERSION_ID="13"\n'
const UBUNTU = 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nVERSION_ID="24.04"\n'
const FEDORA = 'PRETTY_NAME="Fedora Linux 42"\nID=fedora\nVERSION_ID=42\n'
const linux = { platform: 'linux', kernel: 'Linux version 6.12.1', hasApt: true }

it.each([
  ['Debian 13', { ...linux, osRelease: DEBIAN }, true, 'Debian GNU/Linux 13 (trixie): everything works here.'],
  ['Debian in WSL2', { ...linux, osRelease: DEBIAN, kernel: 'microsoft-standard-WSL2' }, true, 'browser of Windows'],
  ['Ubuntu', { ...linux, osRelease: UBUNTU }, true, 'Its chromium is a snap'],
  [
    'Fedora',
    { ...linux, osRelease: FEDORA, hasApt: false },
    false,
    'Fedora Linux 42 has no apt-get. Open it in a container',
  ],
  ['a daughter of Debian', { ...linux, osRelease: 'ID=mint\n' }, true, 'Linux: tried on Debian 12 and 13 alone'],
  ['macOS', { ...linux, platform: 'darwin', osRelease: '' }, false, 'Install Debian 13 in a virtual machine'],
  [
    'Windows',
    { ...linux, platform: 'win32', osRelease: '', hasApt: false },
    false,
    'Install Debian 13 in a virtual machine',
  ],
])('%s', (_, facts, goesOn, words) => {
  const told = systemWords(facts)
  expect(told.goesOn).toBe(goesOn)
  expect(told.words.split('\n')[1]).toContain(words)
  // Nobody without it is sent to it.
  if (!goesOn) expect(told.words).not.toContain('apt-get install')
})
