//! Many pieces of work on all cores, their results in the order of the pieces.

use std::{
    num::NonZero,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// What `work` gives for each of `pieces`, in their order; `done` is called after each one.
///
/// No more pieces are under way at once than there are cores, so that memory does not grow with
/// their number.
pub(super) fn on_all_cores<T: Sync, R: Send>(
    pieces: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(),
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    let mut given: Vec<(usize, R)> = thread::scope(|scope| {
        for _ in 0..cores.min(pieces.len()) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(piece) = pieces.get(at) else { break };
                    if sender.send((at, work(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        results.iter().inspect(|_| done()).collect()
    });
    given.sort_by_key(|(at, _)| *at);
    given.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::on_all_cores;

    #[test]
    fn results_come_in_the_order_of_the_pieces_and_each_is_counted_once() {
        let pieces: Vec<u64> = (0..500).collect();
        let mut counted = 0;
        // Early pieces take longest, so that they end last.
        let slow = |it: &u64| (0..(500 - it) * 200).fold(*it, |sum, it| sum ^ (it & 1)) & !1 | it;
        let results = on_all_cores(&pieces, |it| slow(it) >> 1, || counted += 1);
        assert_eq!(results, pieces.iter().map(|it| it >> 1).collect::<Vec<_>>());
        assert_eq!(counted, 500);
    }

    #[test]
    fn no_pieces_are_no_work() {
        assert!(on_all_cores(&[] as &[u8], |it| *it, || {}).is_empty());
    }
}
