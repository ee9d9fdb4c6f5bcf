/** Runs before every file of tests. What it imports runs once in each worker, however many files that has. */
import './equal-bytes.testing.ts';
