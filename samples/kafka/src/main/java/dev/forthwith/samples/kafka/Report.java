package dev.forthwith.samples.kafka;

/**
 * What became of the messages.
 *
 * @param sent how many there were
 * @param lost how many were processed by nobody
 * @param duplicates how often one was processed once more
 * @param allowed how many duplicates may be: a page for the killed member, and for each time that a member was taken for dead
 * @param killedAfter how many the killed member had processed
 * @param uncommitted how many are not committed in the end
 */
record Report(int sent, long lost, long duplicates, long allowed, long killedAfter, long uncommitted) {}
