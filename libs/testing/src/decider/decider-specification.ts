/** A state that events bring forward; decisions are pure functions of it. */
export interface Decider<State, Event> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
}

export interface DecisionSpecification<Decision> {
  /** Fails unless the decision is exactly the expected one. */
  then(expected: Decision): void;
}

/**
 * Lets a rule be written as given what has happened, when something is asked, then this is decided:
 * `given([preregistered()]).when(registering({ seq: 2 })).then(refused())`.
 */
export const specifyDecider =
  <State, Event>({ initial, evolve }: Decider<State, Event>) =>
  (past: readonly Event[]) => ({
    when: <Decision>(decide: (state: State) => Decision): DecisionSpecification<Decision> => ({
      then: (expected) => {
        expect(decide(past.reduce(evolve, initial))).toEqual(expected);
      },
    }),
  });
