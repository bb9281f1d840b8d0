/** Reads members of a signed object by form. A member that does not fit is thrown as `Malformed`, and caught where the document is read. */
import { isList, isObject, type Json, type JsonObject } from './canonical.ts'

export class Malformed extends Error {
  override name = 'Malformed'
}

export function text(object: JsonObject, name: string, form: RegExp): string {
  const value = object[name]
  if (typeof value !== 'string' || !form.test(value)) throw new Malformed(name)
  return value
}

export function oneOf<T extends string>(object: JsonObject, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === object[name])
  if (found === undefined) throw new Malformed(name)
  return found
}

export function oneOfOrNull<T extends string>(object: JsonObject, name: string, values: readonly T[]): T | null {
  return object[name] === null ? null : oneOf(object, name, values)
}

export function whole(object: JsonObject, name: string, least: number, largest: number): number {
  const value = object[name]
  if (typeof value !== 'number' || value < least || value > largest) throw new Malformed(name)
  return value
}

export function flag(object: JsonObject, name: string): boolean {
  const value = object[name]
  if (typeof value !== 'boolean') throw new Malformed(name)
  return value
}

export function object(parent: JsonObject, name: string): JsonObject {
  const value = parent[name]
  if (!isObject(value)) throw new Malformed(name)
  return value
}

export function objects(parent: JsonObject, name: string, least: number, most: number): readonly JsonObject[] {
  const value = list(parent, name, least, most)
  if (!value.every(isObject)) throw new Malformed(name)
  return value as readonly JsonObject[]
}

export function list(parent: JsonObject, name: string, least: number, most: number): readonly Json[] {
  const value = parent[name]
  if (!isList(value) || value.length < least || value.length > most) throw new Malformed(name)
  return value
}

/** Any characters, counted in UTF-16 units. */
export function words(object: JsonObject, name: string, least: number, most: number): string {
  const value = object[name]
  if (typeof value !== 'string' || value.length < least || value.length > most) throw new Malformed(name)
  return value
}

/** A day that exists, from 1800. */
export function isDate(value: Json | undefined): boolean {
  if (typeof value !== 'string' || !/^(?:1[89]|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  // 31 April comes back as 1 May, or as no day at all.
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value
}

export function date(object: JsonObject, name: string): void {
  if (!isDate(object[name])) throw new Malformed(name)
}

/** `YYYY-MM-DDTHH:MM` */
export function minute(object: JsonObject, name: string): string {
  const said = words(object, name, 16, 16)
  const [date, time = ''] = said.split('T')
  if (!isDate(date) || !TIME.test(time)) throw new Malformed(name)
  return said
}

/** Exactly these members: a reader that skips one that it does not understand may skip what matters. */
export function only(object: JsonObject, names: readonly string[]): void {
  const unknown = Object.keys(object).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Malformed(unknown)
  const absent = names.find((name) => !Object.hasOwn(object, name))
  if (absent !== undefined) throw new Malformed(absent)
}

export function distinct(values: readonly (Json | undefined)[], what: string): void {
  if (new Set(values).size !== values.length) throw new Malformed(what)
}

export const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/
export const MACHINE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}-[IK][1-9][0-9]{0,2}$/
export const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/
export const HEX_8 = /^[0-9a-f]{16}$/
export const HEX_16 = /^[0-9a-f]{32}$/
export const HEX_32 = /^[0-9a-f]{64}$/
