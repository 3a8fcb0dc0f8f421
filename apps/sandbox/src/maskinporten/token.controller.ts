import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { TokenIssuer, type TokenAnswer } from './token-issuer';
import { readTokenQuery, type TokenQuery } from './token-query';

export const TOKEN_AUDIENCE = Symbol('TOKEN_AUDIENCE');

@ApiTags('token')
@Controller('token')
export class TokenController {
  constructor(
    private readonly tokens: TokenIssuer,
    @Inject(TOKEN_AUDIENCE) private readonly audience: string,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'An access token for any organisation; the last four parameters make tokens to be refused' })
  @ApiQuery({ name: 'orgnr', example: '310000019' })
  @ApiQuery({ name: 'scope', example: 'svv:kjoretoy/ecoc' })
  @ApiQuery({ name: 'supplier', required: false, description: 'Organisation that acts for `orgnr`' })
  @ApiQuery({ name: 'expiresInSeconds', required: false, description: 'Negative: expired already' })
  @ApiQuery({ name: 'audience', required: false })
  @ApiQuery({ name: 'issuer', required: false })
  @ApiQuery({ name: 'foreignKey', required: false, description: '`true`: signed with a key that is not published' })
  async token(@Query() query: TokenQuery): Promise<TokenAnswer> {
    return this.tokens.issue(readTokenQuery(query, this.audience));
  }
}
