import type { GrowingElement } from './growing-element';

const ELECTRICITY = '95';
const flags = ['Ivi1PureElectricIndicator', 'Ivi1ElectricEngineIndicator'];

const isElectric = (engine: GrowingElement): boolean =>
  engine.textOf('WorkingPrinciple') === 'ELECT' || flags.some((flag) => engine.textOf(flag) === 'Y');

/** The power of an electric machine has an element of its own in 2.0. */
const movePower = (source: GrowingElement): void => {
  const power = source.find('PowerGroup');
  const net = power?.find('MaximumNetPowerCombustion');
  if (!power || !net) return;
  if (power.find('MaximumNetPowerElectric')) power.remove(net.name);
  else net.name = 'MaximumNetPowerElectric';
};

const nameElectricity = (source: GrowingElement): void => {
  source.reach('EnergySource').say(ELECTRICITY);
  movePower(source);
};

const nameElectricSources = (engine: GrowingElement): void => {
  const sources = engine.reach('EnergySourceTable');
  if (sources.children.length === 0) sources.add('EnergySourceGroup');
  for (const source of sources.children) if (!source.find('EnergySource')) nameElectricity(source);
};

/** 1.x has no code for electricity: an electric engine has no fuel. 2.0 says so for each engine. */
export const arrangePropulsion = (data: GrowingElement): void => {
  for (const engine of data.findAll('EnergyConvertorTable', 'EnergyConvertorGroup')) {
    if (isElectric(engine)) nameElectricSources(engine);
    for (const flag of flags) engine.remove(flag);
  }
};
