import type { CodeAttempt, PasskeyAttempt } from '@healthcert/integrations/accounts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignedIn } from './entrance.ts';

/** Bytes as browsers write them into what they answer (WebAuthn, 5.1). */
const bytes = z.base64url().max(20_000);
const attachment = z.enum(['platform', 'cross-platform']).optional();

/** What a browser answers once a device has signed. */
const signed = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes.optional() }),
});

/** What a browser answers once a device has made a passkey. */
export const made = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: z.array(z.string().max(40)).max(10).optional() }),
});

const code = z.string().trim().min(1).max(20);
const proof = z.union([z.object({ passkey: signed }), z.object({ code })]);

export const codeOf = ({ token, actor }: SignedIn, request: FastifyRequest): CodeAttempt => ({
  staffId: actor.id,
  token,
  address: request.ip,
  code: z.object({ code }).parse(request.body).code,
});

/** A code or a passkey, as the body says. */
export const proofOf = ({ token, actor }: SignedIn, request: FastifyRequest): CodeAttempt | PasskeyAttempt => ({
  staffId: actor.id,
  token,
  address: request.ip,
  ...proof.parse(request.body),
});
