import { CommandError } from '../commands/command.ts';

/** A Maskinporten test token; throws CommandError with what the sandbox says. */
export const fetchToken = async (sandbox: string, organisation: string, scope: string): Promise<string> => {
  const query = new URLSearchParams({ orgnr: organisation, scope });
  const response = await fetch(`${sandbox}/token?${query.toString()}`);
  const body = (await response.json()) as { access_token?: string; message?: string };
  if (!response.ok || !body.access_token)
    throw new CommandError(`the sandbox gave no token: ${body.message ?? response.status}`);
  return body.access_token;
};
