import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterSeed, type SeededVehicle } from './register-seed';

@ApiTags('register')
@Controller('register')
export class SeedController {
  constructor(private readonly seed: RegisterSeed) {}

  @Post('seed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Brings the seeded vehicles into the register, through the public API; idempotent' })
  async sow(): Promise<{ kjoretoy: readonly SeededVehicle[] }> {
    return { kjoretoy: await this.seed.sow() };
  }
}
