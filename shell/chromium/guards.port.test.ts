/** Each flag and each line of the policy that docs/hardening.md counts on, by name: none goes away unseen. */
import { expect, it } from 'vitest'
import { chromiumFlags } from './browser.ts'
import policy from './policy.json' with { type: 'json' }
import { separated } from './separate.ts'

const flags = chromiumFlags({
  openingPage: '/machine/screen.html',
  profile: '/tmp/p',
  kiosk: true,
  silent: true,
  root: false,
})

it.each([
  '--kiosk',
  '--mute-audio',
  '--force-app-mode',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-breakpad',
  '--disk-cache-size=1',
  '--password-store=basic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ipc-connection-timeout=300',
  '--no-first-run',
])('the flag %s is given', (flag) => {
  expect(flags).toContain(flag)
})

it('on every kernel the room hides Yama, after /proc is there and before Chromium looks', () => {
  const room = { bubblewrap: 'bwrap', glass: '/glass', environment: {} }
  const words = separated('/usr/bin/chromium', [], room)[1].join(' ')
  expect(words).toMatch(/ --proc \/proc .*--tmpfs \/proc\/sys\/kernel .*\/usr\/bin\/chromium$/)
})

it('no flag opens a door, and translation is off', () => {
  expect(flags.filter((flag) => /remote-debugging|no-sandbox|disable-web-security|load-extension/.test(flag))).toEqual(
    [],
  )
  expect(flags.find((flag) => flag.startsWith('--disable-features='))).toContain('Translate')
})

it('the answer to a press waits for no frame', () => {
  expect(flags.find((flag) => flag.startsWith('--disable-features='))).toContain('DeferRendererTasksAfterInput')
})

it.each(
  Object.entries({
    URLBlocklist: ['*'],
    DeveloperToolsAvailability: 2,
    RemoteDebuggingAllowed: false,
    IncognitoModeAvailability: 1,
    BrowserGuestModeEnabled: false,
    TaskManagerEndProcessEnabled: false,
    TranslateEnabled: false,
    SpellcheckEnabled: false,
    PasswordManagerEnabled: false,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    SavingBrowserHistoryDisabled: true,
    PrintingEnabled: false,
    DownloadRestrictions: 3,
    AllowFileSelectionDialogs: false,
    ExtensionInstallBlocklist: ['*'],
    DefaultPopupsSetting: 2,
    DefaultNotificationsSetting: 2,
    DefaultGeolocationSetting: 2,
    DefaultFileSystemReadGuardSetting: 2,
    DefaultFileSystemWriteGuardSetting: 2,
    DefaultSerialGuardSetting: 2,
    DefaultWebUsbGuardSetting: 2,
    DefaultWebHidGuardSetting: 2,
    DefaultWebBluetoothGuardSetting: 2,
    AudioCaptureAllowed: false,
    VideoCaptureAllowed: false,
    ScreenCaptureAllowed: false,
    MetricsReportingEnabled: false,
    BackgroundModeEnabled: false,
  }),
)('the policy: %s', (name, value) => {
  expect((policy as Record<string, unknown>)[name]).toEqual(value)
})
