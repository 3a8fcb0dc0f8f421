import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EcocFinding } from '@kjoreklar/ivi';
import { HttpProblem, type ProblemItem, unavailable, unprocessable } from '@kjoreklar/service-kit';
import { givenFields } from '../http/given-fields';
import { readVin } from '../http/read-vin';
import { EucarisBehaviourDto } from './behaviour.dto';
import { Eucaris } from './eucaris';
import type { EucarisBehaviour } from './eucaris-behaviour';
import { stayAway } from './stay-away';
import { UploadDto } from './upload.dto';
import { Uploads } from './uploads';

const RETRY_AFTER_SECONDS = 1;

const systemNotAvailable = (): HttpProblem =>
  unavailable({ melding: 'EUCARIS svarer ikke nå.', message: 'SYSTEM NOT AVAILABLE' }, RETRY_AFTER_SECONDS);

const tooManyDocuments = (): HttpProblem =>
  new HttpProblem({
    status: 409,
    kode: 'FOR_MANGE_DOKUMENTER',
    melding: 'Det er for mange dokumenter for understellsnummeret. Slett dem, og last opp på nytt.',
    message: 'There are too many documents for the VIN. Delete them, and upload again.',
  });

const toItem = ({ code, path, nb, en }: EcocFinding): ProblemItem => ({
  kode: code,
  sti: path,
  melding: nb,
  message: en,
});

@ApiTags('eucaris')
@Controller('eucaris')
export class EucarisController {
  constructor(
    private readonly eucaris: Eucaris,
    private readonly uploads: Uploads,
  ) {}

  @Get('ecoc/:vin')
  @ApiOperation({ summary: 'Asks all states for the certificates of a VIN' })
  @ApiOkResponse({
    description: '`status` FOUND, NOT_FOUND or PARTIAL, `documents[].content` base64, `silentCountries`',
  })
  async ask(@Param('vin') vin: string, @Res() reply: FastifyReply): Promise<void> {
    const outcome = await this.eucaris.ask(readVin(vin));
    if (outcome.kind === 'unavailable') throw systemNotAvailable();
    if (outcome.kind === 'silence') return stayAway(reply);
    await reply.send(outcome.answer);
  }

  @Post('ecoc')
  @ApiOperation({ summary: "A manufacturer's upload; several for one VIN are versions of its certificate" })
  upload(@Body() body: UploadDto): object {
    const vin = readVin(body.vin);
    const result = this.uploads.add(vin, body.document);
    if (result.outcome === 'refused') throw unprocessable(result.errors.map(toItem));
    if (result.outcome === 'shelfFull') throw tooManyDocuments();
    return { vin, documents: result.documents, varsler: result.warnings.map(toItem) };
  }

  @Delete('ecoc/:vin')
  @ApiOperation({ summary: 'Forgets what was uploaded for a VIN, and how often it was asked for' })
  forget(@Param('vin') text: string): object {
    const vin = readVin(text);
    return { vin, removed: this.eucaris.forget(vin) };
  }

  @Get('asks')
  @ApiOperation({ summary: 'How often it was asked, about whatever VIN' })
  asks(): { readonly asks: number } {
    return { asks: this.eucaris.asked };
  }

  @Get('behaviour')
  @ApiOperation({ summary: 'How it behaves now' })
  behaviour(): EucarisBehaviour {
    return this.eucaris.behaviour;
  }

  @Put('behaviour')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes it slow, faulty or silent' })
  behave(@Body() body: EucarisBehaviourDto): EucarisBehaviour {
    this.eucaris.behave(givenFields(body));
    return this.eucaris.behaviour;
  }
}
