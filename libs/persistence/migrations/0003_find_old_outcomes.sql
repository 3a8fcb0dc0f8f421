create index outcome_created_at on outcome using brin (created_at);
