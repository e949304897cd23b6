import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath).isSilent().prints('app.Main', '[tea, milk]')
