import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath).isSilent().prints('app.Main', 'closed: COMPLETED', '[3, 2, 1]')
