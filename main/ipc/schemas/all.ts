/** The schema of every channel's input. One whose type is not the contract's, or one left out, does not compile. */
import type { z } from 'zod';
import type { Channel, Contract } from '#contract';
import { billingSchemas } from './billing.ts';
import { documentSchemas } from './documents.ts';
import { energySchemas } from './energy.ts';
import { importSchemas } from './import.ts';
import { keysSchemas } from './keys.ts';
import { operationSchemas } from './operation.ts';
import { participantsSchemas } from './participants.ts';
import { settingsSchemas } from './settings.ts';

export const schemas = {
  ...operationSchemas,
  ...importSchemas,
  ...energySchemas,
  ...participantsSchemas,
  ...keysSchemas,
  ...billingSchemas,
  ...documentSchemas,
  ...settingsSchemas,
} satisfies { readonly [C in Channel]: z.ZodType<Contract[C]['input']> };

type Inferred = { readonly [C in Channel]: z.infer<(typeof schemas)[C]> };
type Inputs = { readonly [C in Channel]: Contract[C]['input'] };
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

// both ways: a schema that accepts less, or more, than the contract says is an error here
true satisfies Same<DeepReadonly<Inferred>, DeepReadonly<Inputs>>;
