package dev.quartet.rehearsal;

import java.time.Duration;

/**
 * One thing that was tried, and what came of it.
 *
 * @param what a person would type, or what happened
 * @param outcome in a few words
 */
record Step(String what, String outcome, Duration time) {}
