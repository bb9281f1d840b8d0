/** The card issuer, its cards, and the evening. */

import { officersPlaces, officersTable, officersPeople as people } from '#words/cards.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { issuerRefusals } from '../messages/issuer.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { type Place, row } from './row.ts'

export const atTheIssuer: Place = {
  title: officersPlaces.atTheIssuer,
  rows: [
    row(issuerScreen, ['cannotStart', 'outOfService', 'takeOverTitle'], {
      safe: officersTable.atTheIssuer.cannotStart.safe,
      act: officersTable.atTheIssuer.cannotStart.act,
      people: people.officer,
      written: people.issuerAndRecord,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
      onCard: true,
    }),
    row(issuerScreen, ['paperMarks'], {
      safe: officersTable.atTheIssuer.paperMarks.safe,
      act: officersTable.atTheIssuer.paperMarks.act,
      people: people.officerAndTwo,
      written: people.issuerAndRecord,
      test: 'issuer/marks-of-a-paper-roll.port.test.ts',
      named: 'paper-marks-begun',
      onCard: true,
    }),
    row(issuerScreen, ['unsettledTitle'], {
      safe: officersTable.atTheIssuer.unsettledTitle.safe,
      act: officersTable.atTheIssuer.unsettledTitle.act,
      people: people.staff,
      written: people.issuerAndRecord,
      test: 'issuer/crash-and-restart.port.test.ts',
      named: 'unsettled',
      onCard: true,
    }),
    row(issuerRefusals, ['tries-used-up'], {
      safe: officersTable.atTheIssuer['tries-used-up'].safe,
      act: officersTable.atTheIssuer['tries-used-up'].act,
      people: officersTable.atTheIssuer['tries-used-up'].people,
      written: people.record,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['too-few-witnesses', 'nobody-on-the-spot'], {
      safe: officersTable.atTheIssuer['too-few-witnesses'].safe,
      act: officersTable.atTheIssuer['too-few-witnesses'].act,
      people: people.officer,
      written: people.issuerAndRecord,
      test: 'issuer/witnesses-of-the-day.port.test.ts',
    }),
    row(issuerRefusals, ['suspended'], {
      safe: officersTable.atTheIssuer.suspended.safe,
      act: officersTable.atTheIssuer.suspended.act,
      people: people.officerHears,
      written: people.issuerAndRecord,
      test: 'issuer/stopping-and-changing-hands.port.test.ts',
    }),
    row(issuerScreen, ['lock'], {
      safe: officersTable.atTheIssuer.lock.safe,
      act: officersTable.atTheIssuer.lock.act,
      people: people.officer,
      written: people.issuerAndRecord,
      test: 'issuer/stopping-and-changing-hands.port.test.ts',
    }),
    row(issuerRefusals, ['cards-short'], {
      safe: officersTable.atTheIssuer['cards-short'].safe,
      act: officersTable.atTheIssuer['cards-short'].act,
      people: people.staff,
      written: people.notWritten,
      test: 'issuer/session/a-card-left-pressed.test.ts',
    }),
    row(issuerRefusals, ['kiosk-was-started'], {
      safe: officersTable.atTheIssuer['kiosk-was-started'].safe,
      act: officersTable.atTheIssuer['kiosk-was-started'].act,
      people: people.officer,
      written: people.stationReport,
      test: 'issuer/reports-again.night.test.ts',
    }),
  ],
}

export const atTheCards: Place = {
  title: officersPlaces.atTheCards,
  rows: [
    row(issuerRefusals, ['card-pressed'], {
      safe: officersTable.atTheCards['card-pressed'].safe,
      act: officersTable.atTheCards['card-pressed'].act,
      people: people.officerHears,
      written: people.issuerAndRecord,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
      onCard: true,
    }),
    row(issuerScreen, ['check_pressed'], {
      safe: officersTable.atTheCards.check_pressed.safe,
      act: officersTable.atTheCards.check_pressed.act,
      people: people.officerAndTwo,
      written: people.record,
      test: 'issuer/cards-left-over.night.test.ts',
      named: "'pressed'",
    }),
    row(issuerScreen, ['replaceTitle_unreadable', 'replaceTitle_lost'], {
      safe: officersTable.atTheCards.replaceTitle_unreadable.safe,
      act: officersTable.atTheCards.replaceTitle_unreadable.act,
      people: people.officerHears,
      written: people.stationReport,
      test: 'issuer/cards-nobody-can-read.night.test.ts',
      named: "'unreadable'",
      onCard: true,
    }),
    row(issuerRefusals, ['card-taken', 'card-check-first'], {
      safe: officersTable.atTheCards['card-taken'].safe,
      act: officersTable.atTheCards['card-taken'].act,
      people: people.officerHears,
      written: people.issuerAndRecord,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
      onCard: true,
    }),
    row(issuerRefusals, ['exchange-not-seen'], {
      safe: officersTable.atTheCards['exchange-not-seen'].safe,
      act: officersTable.atTheCards['exchange-not-seen'].act,
      people: people.officerHears,
      written: people.issuerAndRecord,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['card-live'], {
      safe: officersTable.atTheCards['card-live'].safe,
      act: officersTable.atTheCards['card-live'].act,
      people: people.officerHears,
      written: people.record,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['already-voted'], {
      safe: officersTable.atTheCards['already-voted'].safe,
      act: officersTable.atTheCards['already-voted'].act,
      people: people.staff,
      written: people.notWritten,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
    }),
    row(issuerScreen, ['mistakenOpen'], {
      safe: officersTable.atTheCards.mistakenOpen.safe,
      act: officersTable.atTheCards.mistakenOpen.act,
      people: people.officerAndTwo,
      written: people.issuerAndRecord,
      test: 'simulation/promises/promise-1-a-row-marked-for-somebody-else.port.test.ts',
      named: "'mistaken-requested'",
    }),
  ],
}

export const atClosing: Place = {
  title: officersPlaces.atClosing,
  rows: [
    row(issuerRefusals, ['cards-still-out'], {
      safe: officersTable.atClosing['cards-still-out'].safe,
      act: officersTable.atClosing['cards-still-out'].act,
      people: people.officer,
      written: people.issuerAndRecord,
      test: 'issuer/closing-in-order.port.test.ts',
      onCard: true,
    }),
    row(issuerRefusals, ['boxes-not-ready'], {
      safe: officersTable.atClosing['boxes-not-ready'].safe,
      act: officersTable.atClosing['boxes-not-ready'].act,
      people: people.officer,
      written: people.issuerAndRecord,
      test: 'issuer/closing-in-order.port.test.ts',
    }),
    row(issuerScreen, ['notBalanced'], {
      safe: officersTable.atClosing.notBalanced.safe,
      act: officersTable.atClosing.notBalanced.act,
      people: people.officerAndTwo,
      written: people.stationReport,
      test: 'issuer/closing-and-report.port.test.ts',
      named: 'difference-unexplained',
      onCard: true,
    }),
    row(issuerRefusals, ['report-not-written'], {
      safe: officersTable.atClosing['report-not-written'].safe,
      act: officersTable.atClosing['report-not-written'].act,
      people: people.officer,
      written: people.notWritten,
      test: 'issuer/reports-again.night.test.ts',
    }),
    row(issuerRefusals, ['report-signed'], {
      safe: officersTable.atClosing['report-signed'].safe,
      act: officersTable.atClosing['report-signed'].act,
      people: people.officer,
      written: people.stationReport,
      test: 'issuer/reports-again.night.test.ts',
    }),
    row(kioskScreen, ['takeOverTitle'], {
      safe: officersTable.atClosing.takeOverTitle.safe,
      act: officersTable.atClosing.takeOverTitle.act,
      people: people.officerAndTwo,
      written: officersTable.atClosing.takeOverTitle.written,
      test: 'kiosk/a-dead-machines-pair.night.test.ts',
      named: "'take-over'",
      onCard: true,
    }),
  ],
}
