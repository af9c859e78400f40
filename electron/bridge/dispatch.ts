/** The backend end of the bridge: parses what comes in, runs the handler, parses what goes out. */
import { z } from 'zod';
import {
  type EventName,
  type EventPayload,
  events,
  type FailureView,
  isMethodName,
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
  type Reply,
} from './contract.ts';

export type Handlers = {
  readonly [M in MethodName]: (
    input: z.output<(typeof methods)[M]['input']>,
  ) => Promise<Reply<MethodOutput<M>>>;
};

/** A request that breaks the contract: a bug or an attack, never the clerk's doing. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/**
 * Runs one call. Throws `ContractViolation` for an unknown method or malformed input,
 * and for a handler whose answer does not fit the schema (so nothing unnamed leaks).
 */
export async function dispatch(
  handlers: Handlers,
  method: unknown,
  input: unknown,
): Promise<Reply<MethodOutput<MethodName>>> {
  if (!isMethodName(method)) throw new ContractViolation('unknown method');
  const parsed = methods[method].input.safeParse(input);
  if (!parsed.success) throw new ContractViolation(`input of ${method}: ${z.prettifyError(parsed.error)}`);
  const handler = handlers[method] as (input: unknown) => Promise<Reply<MethodOutput<MethodName>>>;
  const reply = await handler(parsed.data);
  if (!reply.ok) return reply;
  const checked = methods[method].output.safeParse(reply.value);
  if (!checked.success) throw new ContractViolation(`output of ${method}: ${z.prettifyError(checked.error)}`);
  return { ok: true, value: checked.data as MethodOutput<MethodName> };
}

/** Parses an event before it leaves the backend. */
export function parseEvent<E extends EventName>(event: E, payload: EventPayload<E>): EventPayload<E> {
  return events[event].parse(payload) as EventPayload<E>;
}

export type { FailureView, MethodInput };
