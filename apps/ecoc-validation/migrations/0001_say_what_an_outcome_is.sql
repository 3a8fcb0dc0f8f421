comment on table outcome is 'The verdict per request, as the event that told of it: ecoc.accepted or ecoc.rejected. The first stands, whatever rules come later.';
